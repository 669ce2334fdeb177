export { derive, judgeClaim, STEPS_MAX, type Support } from './derive.ts';
export { createMemory, type Memory, type Statement } from './memory.ts';
export type { ItemText, Reading, SampleText } from './reading.ts';
export { compileStudentWith, continueStudentWith, STUDENT_VERSION, type Student } from './student.ts';
