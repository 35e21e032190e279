# Three stages: build the jar, let it warm up once, keep what production needs. No PostgreSQL is in the final image.

# Named by their digests, so that a commit is built on the same images again. CONTRIBUTING.md, Updates, says how to renew
# them; a build argument such as JAVA_IMAGE=eclipse-temurin:25-jre takes another one.
# Maven's image is eclipse-temurin:25-jdk with Maven in it: nothing to fetch but the dependencies.
ARG MAVEN_IMAGE=maven:3-eclipse-temurin-25@sha256:d67198007bb4441b07d45587320f83154de80ece3608f80408ef14c6ea847753
ARG JAVA_IMAGE=eclipse-temurin:25-jre@sha256:15090d159279e5c158473eccb48cd87f57b3e3a47511a797eb5a7a7ea6f86b0f

# The jars are the same for every processor, so an image for ARM is built at full speed on x86. Only the training run below
# is emulated there, with the PostgreSQL of its own processor.
FROM --platform=$BUILDPLATFORM ${MAVEN_IMAGE} AS build
ARG TARGETARCH
WORKDIR /build
COPY . .
# BuildKit keeps the dependencies from build to build.
RUN --mount=type=cache,target=/root/.m2 mvn -B -q -pl server -am -Dmaven.test.skip=true -Dspotless.check.skip=true \
      "-Dembedded-postgres.platform=linux-$(case "$TARGETARCH" in arm64) echo arm64v8 ;; *) echo amd64 ;; esac)" package

# Ubuntu rather than Alpine: the embedded PostgreSQL of the training run needs glibc, and so do the best-tried JVM builds.
FROM ${JAVA_IMAGE} AS runtime
RUN groupadd --system --gid 10001 cruddur \
 && useradd --system --uid 10001 --gid cruddur --home-dir /nonexistent --no-create-home --shell /usr/sbin/nologin cruddur
WORKDIR /app
# One file, so that training run and service have the same options: the cache is refused where they differ.
#   SerialGC, compact headers: the smallest footprint; a task that has many cores and gigabytes may want another collector.
#   60 % of the container's memory for the heap leaves room for metaspace, code cache, threads and network buffers.
#   Out of memory: end, so that the orchestrator starts a fresh one.
#   No file of counters in /tmp: the service then writes nowhere, and the root file system may be read-only.
RUN printf '%s\n' \
      -XX:+UseSerialGC \
      -XX:+UseCompactObjectHeaders \
      -XX:MaxRAMPercentage=60 \
      -XX:+ExitOnOutOfMemoryError \
      -XX:-UsePerfData \
      > java.options

# The cache of loaded and linked classes (JEP 483, JEP 514) fits exactly one JVM and one class path, so the runtime's own
# Java makes it from the jars at their final place. Not as root, since PostgreSQL refuses that. A failure costs speed only.
FROM runtime AS train
COPY --from=build /build/server/target/cruddur.jar ./
COPY --from=build /build/server/target/lib lib/
COPY --from=build /build/server/target/postgres postgres/
USER cruddur
RUN timeout 180 java -XX:AOTCacheOutput=/tmp/cruddur.aot @java.options -jar /app/cruddur.jar train; \
    [ -s /tmp/cruddur.aot ] \
 || { echo "WARNING: no AOT cache was made; the image works, but starts more slowly."; : > /tmp/cruddur.aot; }

FROM runtime
LABEL org.opencontainers.image.title="Cruddur" \
      org.opencontainers.image.description="A micro-blog whose posts have a lifetime" \
      org.opencontainers.image.licenses="Apache-2.0"
# What changes with each release comes last: an upgrade fetches that layer alone.
COPY --from=train /app/lib lib/
COPY --from=train /app/cruddur.jar /tmp/cruddur.aot ./
ENV HOST=0.0.0.0 \
    LOG_FORMAT=json
USER 10001:10001
EXPOSE 8080
# Requests under way have ten seconds then: give it fifteen (docker stop -t 15).
STOPSIGNAL SIGTERM
# The image has bash, but no curl to rely on. Exec form with bash: plain sh knows no /dev/tcp.
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/${OPERATIONS_PORT:-${PORT:-8080}} && printf 'GET /health/ready HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close\\r\\n\\r\\n' >&3 && read -r _ status _ <&3 && [ \"$status\" = 200 ]"]
ENTRYPOINT ["java", "@/app/java.options", "-XX:AOTCache=/app/cruddur.aot", "-XX:AOTMode=auto", "-Xlog:aot*=off", "-Xlog:cds*=off", "-jar", "/app/cruddur.jar"]
CMD ["serve"]
