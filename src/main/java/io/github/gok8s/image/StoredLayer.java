package io.github.gok8s.image;

import com.google.gson.JsonObject;
import io.github.gok8s.result.LayerRecord;

/**
 * Describes a layer that was made.
 *
 * @param record its digests and its length as stored
 * @param unpacked the sum of the lengths of the files in it
 */
record StoredLayer(LayerRecord record, long unpacked) {

  static StoredLayer of(JsonObject tree) {
    return new StoredLayer(LayerRecord.of(tree), tree.get("unpacked").getAsLong());
  }

  JsonObject tree() {
    JsonObject tree = record.tree();
    tree.addProperty("unpacked", unpacked);
    return tree;
  }

  Descriptor descriptor() {
    return new Descriptor(Descriptor.LAYER, record.digest(), record.size());
  }
}
