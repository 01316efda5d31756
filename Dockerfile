# Node's own image, at the very version that npm brings to everybody else (package.json, optionalDependencies): it has
# the libraries that Node needs, and scanners know it. The copy that npm brings is left out of the image.
ARG NODE_VERSION=26.10.0

FROM node:${NODE_VERSION}-slim AS web
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY tsconfig.json vite.config.ts ./
COPY src ./src
RUN npm run build
# What the server runs: neither the web app's sources nor the tests.
RUN rm -rf src/web && find src \( -name '*.test.ts' -o -name '*.contract.ts' \) -delete

FROM node:${NODE_VERSION}-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev && rm -rf node_modules/node-linux-* node_modules/.bin/node

FROM node:${NODE_VERSION}-slim
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    PORT=3000 \
    HEALIFY_DATA_DIR=/data
WORKDIR /app
COPY package.json LICENSE ./
COPY --from=packages /app/node_modules ./node_modules
COPY --from=web /app/dist ./dist
COPY --from=web /app/src ./src
RUN ln -s /app/src/cli/healify.js /usr/local/bin/healify \
  && install -d -o node -g node node_modules/.cache \
  && install -d -o node -g node -m 700 /data
USER node
# Fills Node's compile cache, which is kept per user; everything starts once here, so an image that can't is not made.
RUN healify warm-up
VOLUME /data
EXPOSE 3000
# A worker has its own port (HEALIFY_WORKER_PORT); everything else answers on PORT.
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "const port = process.env.HEALIFY_WORKER_PORT || process.env.PORT; fetch(`http://127.0.0.1:${port}/livez`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["healify"]
CMD ["start"]
