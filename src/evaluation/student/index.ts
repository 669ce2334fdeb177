export { derive, judgeClaim, judgePath, type PathClaim, STEPS_MAX, type Support } from './derive.ts';
export { createMemory, type Memory, type Statement } from './memory.ts';
export { readClause, readSample } from './read-sample.ts';
export { CLOSED_READING, type ItemText, type Reading, type SampleText } from './reading.ts';
export { compileStudent, continueStudent, STUDENT_VERSION, type Student } from './student.ts';
