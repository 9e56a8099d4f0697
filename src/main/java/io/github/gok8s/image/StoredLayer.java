package io.github.gok8s.image;

import com.google.gson.JsonObject;
import io.github.gok8s.result.LayerRecord;

/**
 * Describes a layer that was made.
 *
 * @param record its digests and its length as stored
 * @param unpacked the sum of the lengths of the files in it
 * @param mediaType how it is stored
 */
record StoredLayer(LayerRecord record, long unpacked, String mediaType) {

  static StoredLayer of(JsonObject tree) {
    return new StoredLayer(
        LayerRecord.of(tree),
        tree.get("unpacked").getAsLong(),
        tree.get("mediaType").getAsString());
  }

  JsonObject tree() {
    JsonObject tree = record.tree();
    tree.addProperty("unpacked", unpacked);
    tree.addProperty("mediaType", mediaType);
    return tree;
  }

  Descriptor descriptor() {
    return new Descriptor(mediaType, record.digest(), record.size());
  }
}
