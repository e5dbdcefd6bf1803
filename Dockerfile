# patchcord in a container: docker run --rm -v "$PWD:/work" patchcord generate scenario.yaml
FROM node:22-slim AS build
WORKDIR /build
COPY package.json package-lock.json tsconfig.json tsconfig.build.json ./
RUN npm ci --ignore-scripts
COPY README.md LICENSE ./
COPY src src
COPY scenarios scenarios
RUN npm pack --pack-destination /tmp

FROM node:22-slim
COPY --from=build /tmp/patchcord-*.tgz /tmp/
RUN npm install --global --omit=dev /tmp/patchcord-*.tgz && rm /tmp/patchcord-*.tgz && npm cache clean --force
WORKDIR /work
USER node
ENTRYPOINT ["patchcord"]
CMD ["--help"]
