/** What every integration test finds in its environment, and by `inject('services')`. */
export interface ServiceAddresses {
  readonly NEO4J_URI: string;
  readonly NEO4J_USERNAME: string;
  readonly NEO4J_PASSWORD: string;
  readonly REDIS_URL: string;
}
export type Neo4jAddress = Omit<ServiceAddresses, 'REDIS_URL'>;
export type RedisAddress = Pick<ServiceAddresses, 'REDIS_URL'>;

/** Servers that one source started, and how to be rid of them. */
export interface Started {
  readonly addresses: Partial<ServiceAddresses>;
  stop(): Promise<void>;
}

/** Which of the servers a source is asked for. */
export interface Wanted {
  readonly neo4j: boolean;
  readonly redis: boolean;
}
