// Long work in short tasks: the page stays able to scroll and to answer a key while the map is being made.

const now = () => globalThis.performance.now();

/** Resolves in a new task, after whatever the browser has waiting. */
export function nextTask() {
  if (globalThis.scheduler?.yield) return globalThis.scheduler.yield();
  return new Promise((resolve) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      channel.port1.close();
      resolve();
    };
    channel.port2.postMessage(null);
  });
}

/** Resolves when the page as it stands has been laid out and painted, or after a moment where nothing is painted. */
export function nextPaint() {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, 250);
  });
}

/** Runs a generator to its end, giving way whenever `budget` milliseconds have passed; resolves to what it returns. */
export async function inShortTasks(steps, budget = 10) {
  let until = now() + budget;
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    if (now() < until) continue;
    await nextTask();
    until = now() + budget;
  }
}
