# Strimzi's Connect with the plugins that infra/local/target/plugins holds after a build:
#   docker build -f k8s/overlays/production/connect.Dockerfile -t REGISTRY/connect-strimzi:0.1.0 .
# Strimzi could build it in the cluster, but that build runs as root, which this namespace forbids.
FROM quay.io/strimzi/kafka:1.2.0-kafka-4.3.1
COPY infra/local/target/plugins /opt/kafka/plugins
USER 1001
