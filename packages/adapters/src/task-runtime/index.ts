export { type FakeMachines, fakeMachines } from "./fake-machines.ts";
export { type ObservedTask, observeTasks } from "./observe-tasks.ts";
export { prepareMachine } from "./prepare-machine.ts";
export { backupSwarm, restoreSwarm } from "./swarm-backup.ts";
export { appName, HOLDER_IMAGE, holderName, type TaskRequest, taskLabels } from "./task-request.ts";
export { BALANCER_CONFIG_PATH, type TaskRuntime, taskRuntime } from "./task-runtime.ts";
