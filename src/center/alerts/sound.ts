let context: AudioContext | undefined;

/** Two soft tones. Does nothing where the browser wants a gesture first, or has no sound. */
export async function ring(): Promise<void> {
  try {
    context ??= new AudioContext();
    if (!(await isAllowed(context))) return;
    const start = context.currentTime;
    for (const [index, frequency] of [659.3, 880].entries()) {
      const tone = context.createOscillator();
      const volume = context.createGain();
      const at = start + index * 0.12;
      tone.type = "sine";
      tone.frequency.value = frequency;
      volume.gain.setValueAtTime(0, at);
      volume.gain.linearRampToValueAtTime(0.14, at + 0.02);
      volume.gain.exponentialRampToValueAtTime(0.0001, at + 0.35);
      tone.connect(volume).connect(context.destination);
      tone.start(at);
      tone.stop(at + 0.4);
    }
  } catch {
    // Nobody misses more than a sound.
  }
}

/** Milliseconds within which a browser that allows sound begins it. */
const patience = 200;

/** A browser that wants a gesture first holds sounds back: they must not all come at once with it. */
async function isAllowed(audio: AudioContext): Promise<boolean> {
  if (audio.state === "running") return true;
  void audio.resume();
  await new Promise((resolve) => setTimeout(resolve, patience));
  return (audio.state as AudioContextState) === "running";
}
