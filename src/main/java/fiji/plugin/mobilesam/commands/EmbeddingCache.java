/*-
 * #%L
 * MobileSAM for Fiji
 * %%
 * Copyright (C) 2026 MobileSAM for Fiji developers.
 * %%
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * #L%
 */
package fiji.plugin.mobilesam.commands;

import java.lang.ref.SoftReference;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import fiji.plugin.mobilesam.EncodedImage;

/**
 * Encoded planes, by their pixels: the least recently used ones leave when the limit is reached, and any when Java is
 * short of memory. May be used by several threads.
 */
final class EmbeddingCache {

	/**
	 * What an encoded plane answers for.
	 *
	 * @param model that encoded it
	 * @param pixels digest of the size and of what the model saw, so of the contrast policy's result too
	 */
	record Key(Object model, String pixels) {
	}

	private record Entry(SoftReference<EncodedImage> image, long bytes, int owner) {
	}

	private final long limit;
	private final Map<Key, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);

	/** @param limit of the memory held, bytes; the last plane stays even if it alone is larger */
	EmbeddingCache(final long limit) {
		this.limit = limit;
	}

	/** The encoded plane, if it is still there. */
	synchronized Optional<EncodedImage> get(final Key key) {
		return Optional.ofNullable(entries.get(key)).map(entry -> entry.image.get());
	}

	/**
	 * @param key of the plane
	 * @param image the encoded plane
	 * @param bytes of its embedding
	 * @param owner id of the image that it is a plane of
	 */
	synchronized void put(final Key key, final EncodedImage image, final long bytes, final int owner) {
		entries.values().removeIf(entry -> entry.image.get() == null);
		entries.put(key, new Entry(new SoftReference<>(image), bytes, owner));
		final Iterator<Entry> oldest = entries.values().iterator();
		for (long held = bytes(); held > limit && entries.size() > 1;) {
			held -= oldest.next().bytes;
			oldest.remove();
		}
	}

	/** Memory held, bytes. */
	synchronized long bytes() {
		return entries.values().stream().mapToLong(Entry::bytes).sum();
	}

	/** Lets the planes of an image go. */
	synchronized void removeOwner(final int owner) {
		entries.values().removeIf(entry -> entry.owner == owner);
	}

	/** Lets all planes go. */
	synchronized void clear() {
		entries.clear();
	}
}
