import type { ITheme, Terminal } from "@xterm/xterm";
import type { TerminalSize } from "./terminal-link.ts";

interface ScreenOptions {
  box: HTMLElement;
  theme: ITheme;
  onType(bytes: Uint8Array<ArrayBuffer>): void;
  onResize(size: TerminalSize): void;
  /** The key that leads out: every other one goes to the program. */
  onLeave(): void;
}

export interface Screen {
  write(bytes: Uint8Array | string): void;
  size(): TerminalSize;
  setTheme(theme: ITheme): void;
  focus(): void;
  dispose(): void;
}

const LEAVE_KEY = "F6";
const SCROLLBACK = 5_000;
/** Sequences by which a program writes the clipboard or makes text a link: what a machine prints must not reach beyond the terminal. */
const REFUSED_OSC = [52, 8];

/** The emulator, fitted to its box; loaded when it is needed. */
export async function makeScreen({ box, theme, onType, onResize, onLeave }: ScreenOptions): Promise<Screen> {
  const [{ Terminal: Emulator }, { FitAddon }] = await Promise.all([import("@xterm/xterm"), import("@xterm/addon-fit")]);
  const family = getComputedStyle(box).fontFamily;
  await document.fonts.ready;
  const terminal = new Emulator({
    theme,
    fontFamily: family,
    fontSize: 13,
    scrollback: SCROLLBACK,
    cursorBlink: false,
    macOptionIsMeta: true,
  });
  const fit = new FitAddon();
  terminal.loadAddon(fit);
  for (const code of REFUSED_OSC) terminal.parser.registerOscHandler(code, () => true);
  terminal.open(box);
  fit.fit();
  const encoder = new TextEncoder();
  terminal.onData((text) => onType(encoder.encode(text)));
  terminal.onBinary((text) => onType(Uint8Array.from(text, (character) => character.charCodeAt(0))));
  terminal.onResize(({ cols, rows }) => onResize({ cols, rows }));
  terminal.attachCustomKeyEventHandler((event) => passesOn(event, onLeave));
  const watcher = new ResizeObserver(() => fit.fit());
  watcher.observe(box);
  return {
    write: (bytes) => terminal.write(bytes),
    size: () => ({ cols: terminal.cols, rows: terminal.rows }),
    setTheme: (next) => setTheme(terminal, next),
    focus: () => terminal.focus(),
    dispose() {
      watcher.disconnect();
      terminal.dispose();
    },
  };
}

function passesOn(event: KeyboardEvent, onLeave: () => void): boolean {
  if (event.key !== LEAVE_KEY) return true;
  event.preventDefault();
  if (event.type === "keydown") onLeave();
  return false;
}

function setTheme(terminal: Terminal, theme: ITheme): void {
  terminal.options.theme = theme;
}
