# syntax=docker/dockerfile:1
# API and worker in one image; docker-compose.yml starts both from it. Written on a machine without a Docker engine and not run
# there: test/deploy holds it to what it promises, and the compiled program that it starts is tested without a container.

FROM node:22-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY tsconfig.json tsconfig.build.json ./
COPY src ./src
RUN npm run build && npm prune --omit=dev

FROM node:22-bookworm-slim
LABEL org.opencontainers.image.title="proda-graph" org.opencontainers.image.licenses="Apache-2.0"
ENV NODE_ENV=production HOST=0.0.0.0 PORT=8080 PRODA_HOME=/var/lib/proda
WORKDIR /app
# Everything the compiled program reads beside itself.
COPY package.json LICENSE ./
COPY cypher ./cypher
COPY migrations ./migrations
COPY prompts ./prompts
COPY data ./data
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
# A named volume takes the owner of the folder it is mounted on.
RUN mkdir -p /var/lib/proda && chown node:node /var/lib/proda && chmod 700 /var/lib/proda
VOLUME /var/lib/proda
USER node
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=6 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/ready`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--enable-source-maps", "dist/cli/main.js", "up", "--no-worker"]
