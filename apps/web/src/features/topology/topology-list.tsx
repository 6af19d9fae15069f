"use client";

import { HostBox } from "./host-box.tsx";
import type { Topology } from "./topology.ts";

/** The same in words: for a reader, and where there is no room to draw. */
export function TopologyList({ topology: { places, links } }: { topology: Topology }) {
  return (
    <div className="space-y-4 p-4">
      {links.length > 0 && (
        <section aria-label="Connections">
          <h3 className="mb-1 text-xs font-medium text-subtle">Connections</h3>
          <ul className="space-y-0.5">
            {links.map(({ id, fromName, toName, ports }) => (
              <li key={id}>
                <span className="font-medium">{fromName}</span> to <span className="font-medium">{toName}</span>{" "}
                <span className="text-muted">{ports}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <div className="grid grid-cols-[repeat(auto-fill,minmax(14rem,1fr))] gap-3">
        {places.map(({ id, thing }) => {
          if (thing.kind === "heading")
            return (
              <h3 key={id} className="col-span-full text-xs font-medium text-subtle">
                {thing.text}
              </h3>
            );
          return thing.kind === "service" || thing.kind === "outside" ? null : <HostBox key={id} host={thing} />;
        })}
      </div>
    </div>
  );
}
