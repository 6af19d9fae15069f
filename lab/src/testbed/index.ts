export type { Cluster, ClusterEvent, ClusterHandle, Machine, Operation, Task } from "./cluster-handle.ts";
export { processesOf } from "./processes.ts";
export {
  containersWith,
  killMachine,
  killTask,
  onMachine,
  openTestbed,
  restartMachine,
  type Testbed,
  type TestbedOptions,
  waitUntil,
} from "./testbed.ts";
