/** Runs `act` at once, and while it is asked for again and again at most every `everyMs`; the last wish is always heard. */
export function calm(act: () => void, everyMs: number): { ask(): void; cancel(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = false;
  function run(): void {
    asked = false;
    timer = setTimeout(() => {
      timer = undefined;
      if (asked) run();
    }, everyMs);
    act();
  }
  return {
    ask() {
      asked = true;
      if (timer === undefined) run();
    },
    cancel: () => clearTimeout(timer),
  };
}
