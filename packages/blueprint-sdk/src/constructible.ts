type Constructor<A extends unknown[], T> = new (...args: A) => T;

/** Lets a blueprint write `Machine({…})` as well as `new Machine({…})`. */
export function constructible<A extends unknown[], T>(target: Constructor<A, T>): Constructor<A, T> & ((...args: A) => T) {
  const callable = new Proxy(target, { apply: (made, _this, args) => Reflect.construct(made, args) });
  return callable as Constructor<A, T> & ((...args: A) => T);
}
