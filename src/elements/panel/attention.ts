/** The unread count that this script put before the page's title. */
const PREFIX = /^\(\d+\)(?: |$)/;

/** Says in the page's title how many messages are unread; the page's own title, also a new one, stays behind it. */
export function markTitle(unread: number): void {
  const title = document.title.replace(PREFIX, "");
  const marked = unread > 0 ? `(${unread}) ${title}` : title;
  if (marked !== document.title) document.title = marked;
}

let context: AudioContext | undefined;

/** A short sound of two notes. Silent where the browser wants a gesture first. */
export function playSound(): void {
  try {
    context ??= new AudioContext();
    void context.resume().catch(() => {});
    for (const [delay, frequency] of [
      [0, 660],
      [0.12, 880],
    ] as const) {
      const at = context.currentTime + delay;
      const tone = context.createOscillator();
      const volume = context.createGain();
      tone.frequency.value = frequency;
      volume.gain.setValueAtTime(0, at);
      volume.gain.linearRampToValueAtTime(0.12, at + 0.015);
      volume.gain.exponentialRampToValueAtTime(0.001, at + 0.3);
      tone.connect(volume).connect(context.destination);
      tone.start(at);
      tone.stop(at + 0.32);
    }
  } catch {
    // No sound on this device: the badge says the same.
  }
}
