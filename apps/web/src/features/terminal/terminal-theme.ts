import type { ITheme } from "@xterm/xterm";

/** The sixteen colours that programs choose from, legible on the ground of either theme. */
const light: ITheme = {
  background: "#ffffff",
  foreground: "#15181e",
  cursor: "#15181e",
  cursorAccent: "#ffffff",
  selectionBackground: "#c9dcfb",
  black: "#15181e",
  red: "#b42323",
  green: "#0f6b39",
  yellow: "#835100",
  blue: "#1259c9",
  magenta: "#8b2fa8",
  cyan: "#0b6a77",
  white: "#4b515c",
  brightBlack: "#646a75",
  brightRed: "#c93434",
  brightGreen: "#177a45",
  brightYellow: "#8f5c06",
  brightBlue: "#2c6fdb",
  brightMagenta: "#9d43ba",
  brightCyan: "#117b89",
  brightWhite: "#15181e",
};

const dark: ITheme = {
  background: "#121417",
  foreground: "#ececef",
  cursor: "#ececef",
  cursorAccent: "#121417",
  selectionBackground: "#2a4570",
  black: "#3a3f48",
  red: "#ff8a80",
  green: "#56c78f",
  yellow: "#e5b052",
  blue: "#74a9ff",
  magenta: "#d79bf0",
  cyan: "#5fc9d6",
  white: "#c9cdd4",
  brightBlack: "#8b919d",
  brightRed: "#ffa39b",
  brightGreen: "#7ad9a8",
  brightYellow: "#f0c878",
  brightBlue: "#9cc2ff",
  brightMagenta: "#e4b8f6",
  brightCyan: "#86dbe5",
  brightWhite: "#ffffff",
};

export const terminalThemes = { light, dark } as const;
