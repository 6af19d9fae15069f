export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

/** The server draws the first page in the chosen theme: nothing flashes, and no script has to run before it. */
export const THEME_COOKIE = "slipway_theme";
const YEAR_S = 31_536_000;

export const themeOf = (value: string | undefined): Theme => themes.find((theme) => theme === value) ?? "system";

export function chooseTheme(theme: Theme): void {
  document.documentElement.dataset.theme = theme;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser yet
  document.cookie = `${THEME_COOKIE}=${theme}; Path=/; Max-Age=${YEAR_S}; SameSite=Lax`;
}
