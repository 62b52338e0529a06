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

package fiji.plugin.mobilesam.imagefile;

import java.io.IOException;

/** Whether an image of the size that a file claims can be held. */
final class PlaneMemory {

	private static final long MEGABYTE = 1 << 20;

	private PlaneMemory() {
	}

	/**
	 * @param width of a plane, pixels
	 * @param height of a plane, pixels
	 * @param bytes per pixel, of all planes together
	 * @throws IOException without the file's name, if ImageJ or the memory of Java cannot hold so many
	 */
	static void require(final int width, final int height, final long bytes) throws IOException {
		if (width < 1 || height < 1) throw new IOException("is broken: its size is %d x %d".formatted(width, height));
		if ((long) width * height > Integer.MAX_VALUE)
			throw new IOException("claims %d x %d pixels, more than the 2^31 that a plane of ImageJ can have"
					.formatted(width, height));
		final Runtime java = Runtime.getRuntime();
		final long free = java.maxMemory() - java.totalMemory() + java.freeMemory();
		final double needed = (double) width * height * bytes;
		if (needed > free)
			throw new IOException(
					"claims %d x %d pixels and needs %.0f MB of memory, Java has %d MB left; start it with a larger -Xmx"
							.formatted(width, height, needed / MEGABYTE, free / MEGABYTE));
	}
}
