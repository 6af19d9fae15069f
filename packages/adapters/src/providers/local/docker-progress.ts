import type Docker from "dockerode";

interface ProgressLine {
  stream?: string;
  status?: string;
  error?: string;
}

/** Follows an image build, import, pull or push to its end; fails with the engine's own words. */
export async function followProgress(
  docker: Docker,
  stream: NodeJS.ReadableStream,
  onLine: (line: string) => void = () => {},
): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    docker.modem.followProgress(
      stream,
      (error: Error | null) => (error ? reject(error) : resolve()),
      (event: ProgressLine) => {
        // The build's own failure comes as a line of its progress, after HTTP 200.
        if (event.error) reject(new Error(event.error));
        const line = (event.stream ?? event.status ?? "").trim();
        if (line) onLine(line);
      },
    );
  });
}

export async function imageExists(docker: Docker, tag: string): Promise<boolean> {
  return (await docker.listImages({ filters: { reference: [tag] } })).length > 0;
}

/** `tag` is name:tag, or a registry's host:port/name:tag. */
export async function tagImage(docker: Docker, from: string, tag: string): Promise<void> {
  const colon = tag.lastIndexOf(":");
  await docker.getImage(from).tag({ repo: tag.slice(0, colon), tag: tag.slice(colon + 1) });
}
