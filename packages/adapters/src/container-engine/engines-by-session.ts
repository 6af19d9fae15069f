import type { ContainerEngine, ContainerEngines, HostSession } from "@slipway/core/ports";

/** Where an engine listens on a machine. */
export const ENGINE_SOCKET = "/var/run/docker.sock";

/** The engine at the other end of a session, the same one for the same session: its connections are reused. */
export function enginesBySession(engines: ContainerEngines): (session: HostSession) => ContainerEngine {
  const known = new WeakMap<HostSession, ContainerEngine>();
  return (session) => {
    const engine = known.get(session) ?? engines.over(() => session.openSocket(ENGINE_SOCKET));
    known.set(session, engine);
    return engine;
  };
}
