# make_pki IP...: an authority, and the certificates of all programs of one cluster; the IPs are those of the API server
make_pki() {
  local names=DNS:localhost,DNS:kubernetes,DNS:kubernetes.default,DNS:kubernetes.default.svc,IP:127.0.0.1,IP:$SERVICE_IP ip
  for ip in "$@"; do names+=,IP:$ip; done
  mkdir -p "$D/pki"
  (
    umask 077
    cd "$D/pki"
    authority ca
    authority front-proxy-ca
    openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out sa.key 2> /dev/null
    openssl pkey -in sa.key -pubout -out sa.pub
    certificate apiserver ca /CN=kube-apiserver "$names"
    certificate apiserver-kubelet-client ca /O=system:masters/CN=kube-apiserver-kubelet-client
    certificate front-proxy-client front-proxy-ca /CN=front-proxy-client
    certificate admin ca /O=system:masters/CN=admin
    certificate controllers ca /CN=system:kube-controller-manager
    certificate scheduler ca /CN=system:kube-scheduler
    certificate kubelet ca "/O=system:nodes/CN=system:node:$NODE" "DNS:$NODE,IP:127.0.0.1${1:+,IP:$1}"
    certificate kube-proxy ca /CN=system:kube-proxy
    certificate metrics-server ca /CN=system:serviceaccount:kube-system:metrics-server "DNS:metrics-server.kube-system.svc,IP:127.0.0.1${1:+,IP:$1}"
  )
}

authority() { # FILE
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 3650 -subj "/CN=test-$1" -keyout "$1.key" -out "$1.crt" \
    -addext basicConstraints=critical,CA:true -addext keyUsage=critical,keyCertSign,cRLSign,digitalSignature 2> /dev/null
}

certificate() { # FILE AUTHORITY SUBJECT [NAMES]
  openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj "$3" -keyout "$1.key" -out "$1.csr" 2> /dev/null
  openssl x509 -req -in "$1.csr" -CA "$2.crt" -CAkey "$2.key" -CAcreateserial -days 3650 -out "$1.crt" 2> /dev/null -extfile <(
    echo keyUsage=critical,digitalSignature
    echo extendedKeyUsage=serverAuth,clientAuth
    [ -z "${4-}" ] || echo "subjectAltName=$4"
  )
  rm "$1.csr"
}

kubeconfig() { # FILE SERVER USER
  (
    umask 077
    cat > "$D/$1.kubeconfig" << END
apiVersion: v1
kind: Config
clusters: [{name: $NAME, cluster: {server: "$2", certificate-authority-data: $(base64 -w0 "$D/pki/ca.crt")}}]
users: [{name: $3, user: {client-certificate-data: $(base64 -w0 "$D/pki/$3.crt"), client-key-data: $(base64 -w0 "$D/pki/$3.key")}}]
contexts: [{name: $NAME, context: {cluster: $NAME, user: $3, namespace: default}}]
current-context: $NAME
END
  )
}
