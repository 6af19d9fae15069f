/** One call of a port: which one, and which side of it the process stands on. */
export interface Boundary {
  /** `provider.createMachine` */
  call: string;
  /** The how-manieth such call of this process, from 1. */
  count: number;
  /** `before` the effect; `after` it, while the caller does not know of it yet. */
  side: "before" | "after";
}

export interface BoundaryHook {
  pass(boundary: Boundary): void;
  nextCount(call: string): number;
}

interface Wrapped<Port extends object> {
  /** Methods that only read, or that stay open: they change nothing a crash could leave half done. */
  ignore?: readonly (keyof Port & string)[];
  /** Wraps what methods of that name return. */
  inside?: Partial<Record<keyof Port & string, (result: never) => object>>;
}

/** The same port, with every call announced to the hook. */
export function withBoundaries<Port extends object>(
  port: Port,
  named: { name: string; hook: BoundaryHook },
  { ignore = [], inside = {} }: Wrapped<Port> = {},
): Port {
  return new Proxy(port, {
    get(target, property) {
      const member: unknown = Reflect.get(target, property);
      if (typeof member !== "function" || typeof property === "symbol") return member;
      const call = (...args: unknown[]): unknown => member.apply(target, args);
      const wrap = inside[property as keyof Port & string] as ((result: unknown) => unknown) | undefined;
      if (ignore.includes(property as keyof Port & string)) return call;
      return (...args: unknown[]) => cross({ hook: named.hook, name: `${named.name}.${property}`, wrap }, () => call(...args));
    },
  });
}

interface Crossing {
  hook: BoundaryHook;
  name: string;
  wrap?: (result: unknown) => unknown;
}

/** A call that fails has no other side. A plain value is no call to the outside: it is only wrapped. */
function cross({ hook, name, wrap = (result) => result }: Crossing, call: () => unknown): unknown {
  const boundary = { call: name, count: hook.nextCount(name) };
  hook.pass({ ...boundary, side: "before" });
  const result = call();
  if (!(result instanceof Promise)) return wrap(result);
  return result.then((value: unknown) => {
    hook.pass({ ...boundary, side: "after" });
    return wrap(value);
  });
}
