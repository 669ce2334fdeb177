import { expect, test } from 'vitest';
import { chooseSources } from '../../setup/choose-sources.ts';

test('an address in the environment wins over everything else', () => {
  const env = { NEO4J_URI: 'bolt://db:7687', REDIS_URL: 'redis://cache:6379' };
  expect(chooseSources(env, true)).toEqual({ neo4j: 'environment', redis: 'environment' });
  expect(chooseSources(env, false)).toEqual({ neo4j: 'environment', redis: 'environment' });
});

test('without addresses a Docker engine that answers is used', () => {
  expect(chooseSources({}, true)).toEqual({ neo4j: 'testcontainers', redis: 'testcontainers' });
});

test('without addresses and without a Docker engine the embedded servers are used', () => {
  expect(chooseSources({}, false)).toEqual({ neo4j: 'embedded', redis: 'embedded' });
});

test('the source is chosen for each server by itself', () => {
  expect(chooseSources({ REDIS_URL: 'redis://cache:6379' }, false)).toEqual({
    neo4j: 'embedded',
    redis: 'environment',
  });
  expect(chooseSources({ NEO4J_URI: 'bolt://db:7687' }, true)).toEqual({
    neo4j: 'environment',
    redis: 'testcontainers',
  });
});

test('an empty variable is no address', () => {
  expect(chooseSources({ NEO4J_URI: '', REDIS_URL: '' }, false)).toEqual({ neo4j: 'embedded', redis: 'embedded' });
});
