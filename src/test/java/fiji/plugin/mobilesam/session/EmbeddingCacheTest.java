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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;

import fiji.plugin.mobilesam.EncodedImage;
import fiji.plugin.mobilesam.image.InputFit;
import fiji.plugin.mobilesam.inference.LowResMasks;
import fiji.plugin.mobilesam.inference.MaskPredictor;
import fiji.plugin.mobilesam.inference.ScoredPrompts;
import fiji.plugin.mobilesam.progress.Progress;
import fiji.plugin.mobilesam.prompt.PromptSet;
import ij.ImagePlus;

class EmbeddingCacheTest {

	private static final Object MODEL = "model";
	private static final ImagePlus FIRST = new ImagePlus();
	private static final ImagePlus SECOND = new ImagePlus();
	private final EmbeddingCache cache = new EmbeddingCache(100);

	@Test
	void theLeastRecentlyUsedLeaveAtTheLimit() {
		put("a", 40, FIRST);
		put("b", 40, FIRST);
		assertTrue(has("a"));
		put("c", 40, FIRST);
		assertTrue(has("a"));
		assertFalse(has("b"));
		assertTrue(has("c"));
		assertEquals(80, cache.bytes());
		assertEquals(2, cache.count());
	}

	@Test
	void theLastStaysEvenIfItAloneIsTooLarge() {
		put("a", 40, FIRST);
		put("large", 1000, FIRST);
		assertFalse(has("a"));
		assertTrue(has("large"));
	}

	@Test
	void planesOfAClosedImageLeaveAndComeNoMore() {
		put("a", 10, FIRST);
		put("b", 10, SECOND);
		cache.removeOwner(FIRST);
		assertFalse(has("a"));
		assertTrue(has("b"));
		put("encoded when it was closed", 10, FIRST);
		assertEquals(1, cache.count());
	}

	@Test
	void planesOfAnImageThatIsShownAgainAreKeptAgain() {
		cache.removeOwner(FIRST);
		cache.readmit(FIRST);
		put("a", 10, FIRST);
		assertTrue(has("a"));
	}

	@Test
	void anotherModelIsAnotherKey() {
		put("a", 10, FIRST);
		assertFalse(cache.get(new EmbeddingCache.Key("other", "a")).isPresent());
	}

	@Test
	void allLeaveWhenJavaIsShortOfMemory() throws Exception {
		final Process java = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Xmx32m", "-cp", System.getProperty("java.class.path"), ShortOfMemory.class.getName()).inheritIO()
				.start();
		assertEquals(0, java.waitFor());
	}

	/** Fills the heap, and exits with the number of planes that are still held then. */
	static final class ShortOfMemory {

		private ShortOfMemory() {
		}

		/** @param args of no concern */
		public static void main(final String[] args) {
			final EmbeddingCache cache = new EmbeddingCache(100);
			for (int i = 0; i < 5; i++) cache.put(new EmbeddingCache.Key(MODEL, "plane " + i), encoded(), 10, FIRST);
			if (cache.count() != 5 || cache.bytes() != 50) System.exit(100);
			try {
				// More than Java has.
				System.exit(200 + new long[Integer.MAX_VALUE / 16][0].length);
			} catch (final OutOfMemoryError e) {
				System.exit(cache.count() + (int) cache.bytes());
			}
		}
	}

	private boolean has(final String pixels) {
		return cache.get(new EmbeddingCache.Key(MODEL, pixels)).isPresent();
	}

	private void put(final String pixels, final long bytes, final ImagePlus owner) {
		cache.put(new EmbeddingCache.Key(MODEL, pixels), encoded(), bytes, owner);
	}

	private static EncodedImage encoded() {
		return new EncodedImage(new MaskPredictor() {

			@Override
			public InputFit fit() {
				return new InputFit(4, 4, 16);
			}

			@Override
			public int lowResSize() {
				return 4;
			}

			@Override
			public int masksPerPrompt() {
				return 1;
			}

			@Override
			public int promptsPerCall() {
				return 1;
			}

			@Override
			public ScoredPrompts score(final List<PromptSet> prompts, final Progress progress) {
				throw new UnsupportedOperationException();
			}

			@Override
			public LowResMasks predict(final List<PromptSet> prompts, final Progress progress) {
				throw new UnsupportedOperationException();
			}
		});
	}
}
