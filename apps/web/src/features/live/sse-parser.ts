export interface SseItem {
  id: string;
  data: string;
}

/** Feed it text as it comes, cut anywhere; it calls back once per whole event. Comments are the server's heartbeat and no event. */
export function sseParser(onItem: (item: SseItem) => void): (text: string) => void {
  let rest = "";
  let id = "";
  let data: string[] = [];

  function takeLine(line: string): void {
    if (line === "") {
      if (data.length > 0) onItem({ id, data: data.join("\n") });
      data = [];
      return;
    }
    const [, name, value] = /^([^:]*)(?::? ?)(.*)$/s.exec(line) ?? [];
    if (name === "id") id = value ?? "";
    if (name === "data") data.push(value ?? "");
  }

  return (text) => {
    const lines = (rest + text).split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? "";
    lines.forEach(takeLine);
  };
}
