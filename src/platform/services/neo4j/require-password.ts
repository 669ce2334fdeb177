import neo4j from 'neo4j-driver';

export const NEO4J_USER = 'neo4j';
/** What a new server accepts, only to have it changed. */
const FIRST_PASSWORD = 'neo4j';

/** Makes sure that the server takes this password: a new server gets it, one that has it is asked, any other refuses. */
export async function requirePassword(uri: string, password: string): Promise<void> {
  if (await isAccepted(uri, password)) return;
  const driver = neo4j.driver(uri, neo4j.auth.basic(NEO4J_USER, FIRST_PASSWORD));
  const session = driver.session({ database: 'system' });
  try {
    await session.run('ALTER CURRENT USER SET PASSWORD FROM $first TO $password', { first: FIRST_PASSWORD, password });
  } finally {
    await session.close();
    await driver.close();
  }
}

async function isAccepted(uri: string, password: string): Promise<boolean> {
  const driver = neo4j.driver(uri, neo4j.auth.basic(NEO4J_USER, password));
  try {
    await driver.getServerInfo();
    return true;
  } catch (error) {
    if (error instanceof neo4j.Neo4jError && error.code === 'Neo.ClientError.Security.Unauthorized') return false;
    throw error;
  } finally {
    await driver.close();
  }
}
