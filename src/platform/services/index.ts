export { type DoctorConfig, diagnoseMachine } from './doctor/diagnose-machine.ts';
export { renderDoctor } from './doctor/render-doctor.ts';
export type { DoctorReport, Finding } from './doctor/report.ts';
export type { Say } from './log.ts';
export { type ServiceMemory, sizeMemory } from './neo4j/size-memory.ts';
export type { ServicePorts } from './ports/choose-ports.ts';
export { type Services, type StartServicesOptions, startServices } from './start-services.ts';
