import { createServer, type Server, type Socket } from "node:net";
import { afterEach, expect, it } from "vitest";
import { smtpMailer } from "./smtp-mailer.ts";

let server: Server | undefined;
afterEach(() => void server?.close());

/** A server that takes any letter, or refuses each recipient; what it was told is kept. */
async function smtpServer({ refuse = false } = {}): Promise<{ url: string; told: string[] }> {
  const told: string[] = [];
  const talk = (socket: Socket): void => {
    let inLetter = false;
    socket.write("220 test\r\n");
    socket.on("data", (chunk: Buffer) => {
      for (const line of chunk.toString().split("\r\n").slice(0, -1)) {
        told.push(line);
        if (inLetter && line !== ".") continue;
        inLetter = line === "DATA";
        socket.write(answerTo(line, refuse));
        if (line === "QUIT") socket.end();
      }
    });
  };
  server = createServer(talk);
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  return { url: `smtp://127.0.0.1:${port}`, told };
}

function answerTo(line: string, refuse: boolean): string {
  if (line === "DATA") return "354 go on\r\n";
  return refuse && line.startsWith("RCPT") ? "550 nobody\r\n" : "250 ok\r\n";
}

it("hands a letter to the server", async () => {
  const { url, told } = await smtpServer();
  await smtpMailer({ url, from: "Slipway <no-reply@slipway.test>" }).send({ to: "ann@example.test", subject: "Invitation", text: "Come." });
  expect(told).toEqual(expect.arrayContaining(["MAIL FROM:<no-reply@slipway.test>", "RCPT TO:<ann@example.test>", "Come."]));
});

it("sends to the one address only, whatever it looks like", async () => {
  const { url, told } = await smtpServer();
  const sent = smtpMailer({ url, from: "a@b.test" }).send({ to: "ann@example.test, eve@example.test", subject: "x", text: "x" });
  await sent.catch(() => undefined);
  expect(told.filter((line) => line.startsWith("RCPT")).join()).not.toContain("<eve@example.test>");
});

it("says so when the letter is not taken, or nobody answers", async () => {
  const { url } = await smtpServer({ refuse: true });
  const letter = { to: "ann@example.test", subject: "x", text: "x" };
  await expect(smtpMailer({ url, from: "a@b.test" }).send(letter)).rejects.toMatchObject({ code: "UNAVAILABLE" });
  server?.close();
  await expect(smtpMailer({ url: "smtp://127.0.0.1:1", from: "a@b.test" }).send(letter)).rejects.toMatchObject({ code: "UNAVAILABLE" });
});

it("sends no password over a line that is not encrypted", async () => {
  const { url, told } = await smtpServer();
  const mailer = smtpMailer({ url: url.replace("//", "//user:s3cret@"), from: "a@b.test" });
  await expect(mailer.send({ to: "ann@example.test", subject: "x", text: "x" })).rejects.toMatchObject({ code: "UNAVAILABLE" });
  expect(told.some((line) => line.startsWith("AUTH"))).toBe(false);
});
