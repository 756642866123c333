// A conversation of any length: what every chat that is measured begins with.
(() => {
  const words = [
    "See you on Saturday",
    "Is there a place left?",
    "Yes, three. Shall we hold one for you, or would two of you like to come along this time?",
    "👍",
  ];

  globalThis.makeHistory = (length) => {
    const start = Date.parse("2026-01-01T08:00:00Z");
    return Array.from({ length }, (_, index) => ({
      id: `m${index}`,
      from: index % 5 < 2 ? "visitor" : "business",
      text: `${words[index % words.length]} (${index})`,
      at: new Date(start + index * 45_000).toISOString(),
    }));
  };
})();
