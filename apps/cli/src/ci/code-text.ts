const LONGEST = 300;
const plain = /[\p{L}\p{N} ]/u;

/**
 * Somebody's text inside a Markdown comment, as it is: no link, mention, table cell or markup comes of it. Character references stand for themselves
 * only, and neither GitHub nor GitLab looks for mentions in code.
 */
export function codeText(text: string): string {
  const characters = [...text.replaceAll(/\s+/g, " ")];
  const shown = characters.length > LONGEST ? [...characters.slice(0, LONGEST), "…"] : characters;
  return `<code>${shown.map((character) => (plain.test(character) ? character : `&#${character.codePointAt(0)};`)).join("")}</code>`;
}
