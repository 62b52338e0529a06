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
package fiji.plugin.mobilesam.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import fiji.plugin.mobilesam.GoldenFile;

class EncoderInputTest {

	private static final RgbImage TWO_PIXELS = new RgbImage(2, 1,
			new byte[]{1, 2, 3, (byte) 200, (byte) 201, (byte) 202});

	private record Golden(int width, int height, int inputSize, float[] values) {
	}

	private static List<Golden> goldens() {
		return GoldenFile.read("/image/encoder-input.json", Golden[].class);
	}

	@ParameterizedTest
	@MethodSource("goldens")
	void isThatOfThePublishedPredictor(final Golden golden) {
		final InputFit fit = new InputFit(golden.width, golden.height, golden.inputSize);
		final RgbImage scaled = TriangleResize.resize(SyntheticImage.of(golden.width, golden.height), fit.scaledWidth(),
				fit.scaledHeight());
		final FloatBuffer target = dirty(golden.values.length);
		EncoderInput.writePlanes(scaled, PixelNormalization.SAM, golden.inputSize, target);
		assertArrayEquals(golden.values, values(target));
	}

	@Test
	void greyLevelsKeepTheirOrderAndArePaddedToTheRightAndBelow() {
		final FloatBuffer target = dirty(18);
		EncoderInput.writeLevels(TWO_PIXELS, 3, 2, target);
		assertArrayEquals(new float[]{1, 2, 3, 200, 201, 202, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}, values(target));
	}

	@Test
	void leavesThePositionOfTheTarget() {
		final FloatBuffer target = dirty(12);
		target.position(5);
		EncoderInput.writePlanes(TWO_PIXELS, PixelNormalization.SAM, 2, target);
		assertEquals(5, target.position());
	}

	@Test
	void anImageOrATargetOfTheWrongSizeIsAnError() {
		assertThrows(IllegalArgumentException.class,
				() -> EncoderInput.writePlanes(TWO_PIXELS, PixelNormalization.SAM, 1, dirty(100)));
		assertThrows(IllegalArgumentException.class,
				() -> EncoderInput.writePlanes(TWO_PIXELS, PixelNormalization.SAM, 2, dirty(11)));
		assertThrows(IllegalArgumentException.class, () -> EncoderInput.writeLevels(TWO_PIXELS, 2, 1, dirty(5)));
	}

	private static FloatBuffer dirty(final int size) {
		final FloatBuffer buffer = ByteBuffer.allocateDirect(4 * size).order(ByteOrder.nativeOrder()).asFloatBuffer();
		for (int i = 0; i < size; i++) buffer.put(i, Float.NaN);
		return buffer;
	}

	private static float[] values(final FloatBuffer buffer) {
		final float[] values = new float[buffer.limit()];
		buffer.get(0, values);
		return values;
	}
}
