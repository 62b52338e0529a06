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
package fiji.plugin.mobilesam.session;

import java.lang.ref.SoftReference;
import java.lang.ref.WeakReference;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;

import fiji.plugin.mobilesam.EncodedImage;
import ij.ImagePlus;

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

	private record Entry(SoftReference<EncodedImage> image, long bytes, WeakReference<ImagePlus> owner) {

		/** An image without a window is closed by forgetting it. */
		private boolean isGone() {
			return image.get() == null || owner.get() == null;
		}
	}

	private final long limit;
	private final Map<Key, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
	/** Images that were closed, maybe while a plane of theirs was being encoded. */
	private final Set<ImagePlus> closed = Collections.newSetFromMap(new WeakHashMap<>());

	/** @param limit of the memory held, bytes; the last plane stays even if it alone is larger */
	EmbeddingCache(final long limit) {
		this.limit = limit;
	}

	/** The encoded plane, if it is still there. */
	synchronized Optional<EncodedImage> get(final Key key) {
		return Optional.ofNullable(entries.get(key)).map(entry -> entry.image.get());
	}

	/**
	 * Keeps a plane, unless its image was closed meanwhile.
	 *
	 * @param key of the plane
	 * @param image the encoded plane
	 * @param bytes of its embedding
	 * @param owner the image that it is a plane of
	 */
	synchronized void put(final Key key, final EncodedImage image, final long bytes, final ImagePlus owner) {
		entries.values().removeIf(Entry::isGone);
		if (closed.contains(owner)) return;
		entries.put(key, new Entry(new SoftReference<>(image), bytes, new WeakReference<>(owner)));
		final Iterator<Entry> oldest = entries.values().iterator();
		for (long held = bytes(); held > limit && entries.size() > 1;) {
			held -= oldest.next().bytes;
			oldest.remove();
		}
	}

	/** How many planes are held. */
	synchronized int count() {
		entries.values().removeIf(Entry::isGone);
		return entries.size();
	}

	/** Memory held, bytes. */
	synchronized long bytes() {
		entries.values().removeIf(Entry::isGone);
		return entries.values().stream().mapToLong(Entry::bytes).sum();
	}

	/** Lets the planes of an image that was closed go. */
	synchronized void removeOwner(final ImagePlus owner) {
		closed.add(owner);
		entries.values().removeIf(entry -> entry.owner.get() == owner);
	}

	/** Keeps planes of an image again that was closed, and is shown again. */
	synchronized void readmit(final ImagePlus owner) {
		closed.remove(owner);
	}

	/** Lets all planes go. */
	synchronized void clear() {
		entries.clear();
	}
}
