/** Makes the objects of a workload: what the project says, with safe defaults, and the user's own manifests merged in. */
@NullMarked
package io.github.gok8s.kube.manifest;

import org.jspecify.annotations.NullMarked;
