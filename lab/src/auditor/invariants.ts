import { auditChain } from "./audit-chain-invariant.ts";
import { finding, later } from "./finding.ts";
import { eventsComplete, legalHistory, oneAtATime, operationsEnd, workGoesOn } from "./history-invariants.ts";
import { foreignUntouched, ledgerEqualsProvider, noOrphan, oneMachinePerIntent, sideObjects } from "./machine-invariants.ts";
import { desiredIsActual, honesty, noDoublePlacement } from "./task-invariants.ts";
import type { Finding, Witnesses } from "./witnesses.ts";

/** Every invariant of the list, each with its figure. */
export function checkInvariants(seen: Witnesses): Finding[] {
  return [
    noOrphan(seen),
    ledgerEqualsProvider(seen),
    oneMachinePerIntent(seen),
    foreignUntouched(seen),
    noDoublePlacement(seen),
    desiredIsActual(seen),
    later({ id: "I7", title: "no lost job result", figure: "there are no jobs" }),
    later({ id: "I8", title: "no job run too often", figure: "there are no jobs" }),
    operationsEnd(seen),
    oneAtATime(seen),
    later({ id: "I11", title: "fencing generations", figure: "the local provider journals no generations" }),
    eventsComplete(seen),
    legalHistory(seen),
    auditChain(seen),
    noSecret(seen),
    later({ id: "I16", title: "tenant isolation", figure: "one team's key sees one team; `test` runs the matrix of two" }),
    later({ id: "I17", title: "no premature end", figure: "nothing reaps idle machines" }),
    later({ id: "I18", title: "no early or late bill", figure: "local machines cost nothing" }),
    later({ id: "I19", title: "locks free", figure: "the API shows no locks" }),
    workGoesOn(seen),
    later({ id: "I21", title: "calls bounded", figure: "the local provider counts no calls" }),
    later({ id: "I22", title: "resources return", figure: "one look shows no trend" }),
    honesty(seen),
    later({ id: "I24", title: "deleted means deleted", figure: "teams cannot be deleted" }),
    sideObjects(seen),
  ];
}

function noSecret({ markers }: Witnesses): Finding {
  const checked = { id: "I15", title: "no secret anywhere" };
  if (markers.searched === 0) return later({ ...checked, figure: "no search was asked for" });
  return finding({ ...checked, figure: `${markers.searched} places searched, ${markers.found.length} hits` }, markers.found);
}
