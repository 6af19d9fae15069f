import { appendFileSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestbed, type Testbed } from "../testbed/index.ts";
import { audit, checkDecoys, type Decoy, installMarkers, placeDecoys, removeDecoys } from "./index.ts";
import { runCommand } from "./run-command.ts";

let bed: Testbed;
let decoys: Decoy[] = [];
let home = "";

beforeAll(async () => {
  bed = await openTestbed({ timeDivisor: 10 });
  home = bed.control.home.path;
  const { images } = JSON.parse(readFileSync(bed.control.home.state, "utf8")) as { images: { hostImage: string } };
  decoys = await placeDecoys(bed.control.installId, images.hostImage);
});
afterAll(async () => {
  await removeDecoys(decoys);
  await bed?.close();
});

const violated = async (markers: Record<string, string>) =>
  (await audit(home, { decoys, markers })).filter((one) => one.verdict === "violated").map((one) => [one.id, ...one.details]);

test("a fresh control plane is clean, and its own secrets are nowhere but in its secrets", async () => {
  expect(await violated(installMarkers(home))).toEqual([]);
});

test("a marker is found where it stands: in a log as it is, in the database", async () => {
  await bed.createCluster("sesame-cluster");
  appendFileSync(path.join(home, "logs", "worker.log"), `{"event":"open ${"sesame-in-log"}"}\n`);
  const [[id, ...details] = []] = await violated({ word: "sesame-in-log", other: "sesame-cluster", absent: "sesame-nowhere" });
  expect(id).toBe("I15");
  expect(details).toEqual(
    expect.arrayContaining(["word stands in logs/worker.log", "other stands in table cluster", "other stands in API answers"]),
  );
  expect(details.join()).not.toContain("absent");
});

test("a machine of this install that no cluster owns, and a decoy that was stopped or started again, are told", async () => {
  const [stopped, restarted, ...rest] = decoys;
  if (!stopped || !restarted) throw new Error("no decoys");
  await runCommand("docker", ["kill", stopped.containerId]);
  await runCommand("docker", ["restart", "-t", "0", restarted.containerId]);
  const image = (await runCommand("docker", ["inspect", "--format", "{{.Image}}", restarted.containerId])).trim();
  const labels = ["--label", `slipway.install=${bed.control.installId}`, "--label", "slipway.machine=stray"];
  const stray = (await runCommand("docker", ["run", "-d", ...labels, "--network", "none", "--entrypoint", "sleep", image, "600"])).trim();
  try {
    const found = new Map((await violated({})).map(([id = "", ...details]) => [id, details]));
    expect([...found.keys()]).toEqual(["I1", "I4"]);
    expect(found.get("I1")?.[0]).toContain("machine stray");
    expect(found.get("I4")).toHaveLength(2);
    expect((await checkDecoys(rest)).touched).toEqual([]);
  } finally {
    await runCommand("docker", ["rm", "-f", stray]);
  }
});
