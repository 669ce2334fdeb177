export { createKeys, type Keys } from './keys.ts';
export { ADMIN_KEY_FILE, readAdminKey, readPepper } from './secrets.ts';
export { buildApi } from './server.ts';
export type { ApiServices } from './services.ts';
