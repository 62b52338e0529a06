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
package fiji.plugin.mobilesam.convert;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files beside {@code make_networks.py}, and the inputs that it draws. */
final class Golden {

	private static final Path FOLDER = Path.of("src/test/resources/convert");

	private Golden() {
	}

	static Path file(final String name) {
		return FOLDER.resolve(name);
	}

	/** All numbers of a file. */
	static float[] floats(final String name) throws IOException {
		final ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file(name)));
		final float[] values = new float[bytes.remaining() / Float.BYTES];
		bytes.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
		return values;
	}

	/** The network's input of an edge. */
	static NamedTensor image(final int edge) {
		final float[] image = new float[3 * edge * edge];
		for (int i = 0; i < image.length; i++) image[i] = (float) (i * 7919L % 1009 / 252.0 - 2);
		return NamedTensor.of("image", image, 1, 3, edge, edge);
	}

	/** The logits of a mask prompt of an edge. */
	static float[] mask(final int edge) {
		final float[] mask = new float[edge * edge];
		for (int i = 0; i < mask.length; i++) mask[i] = (float) (i * 104729L % 2003 / 200.0 - 5);
		return mask;
	}
}
