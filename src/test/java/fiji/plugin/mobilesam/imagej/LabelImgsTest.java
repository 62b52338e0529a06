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
package fiji.plugin.mobilesam.imagej;

import static fiji.plugin.mobilesam.imagej.RandomMasks.record;
import static fiji.plugin.mobilesam.mask.DrawnMasks.mask;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;

import fiji.plugin.mobilesam.prompt.MaskRecord;
import fiji.plugin.mobilesam.prompt.PlanePosition;
import net.imglib2.Cursor;
import net.imglib2.Dimensions;
import net.imglib2.FinalDimensions;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.IntegerType;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.type.numeric.integer.UnsignedShortType;

class LabelImgsTest {

	private static final Dimensions SIZE = new FinalDimensions(4, 2);
	private static final MaskRecord LARGE = record(mask("###.", "###."), 0.9, PlanePosition.FIRST);
	private static final MaskRecord SMALL = record(mask("..#.", "..##"), 0.5, PlanePosition.FIRST);

	@Test
	void thePixelsOfAMaskHaveItsNumber() {
		assertArrayEquals(new int[]{1, 1, 1, 0, 1, 1, 1, 2}, labels(List.of(LARGE, SMALL), Overlap.HIGHER_SCORE));
		assertArrayEquals(new int[]{1, 1, 2, 0, 1, 1, 2, 2}, labels(List.of(LARGE, SMALL), Overlap.SMALLER));
	}

	@Test
	void withoutMasksAllIsBackground() {
		assertArrayEquals(new int[8], labels(List.of(), Overlap.SMALLER));
		assertInstanceOf(UnsignedShortType.class, LabelImgs.of(SIZE, List.of(), Overlap.SMALLER).firstElement());
	}

	@Test
	void moreLabelsThan16BitsHaveGet32() {
		final List<MaskRecord> records = new ArrayList<>(Collections.nCopies(65535, LARGE));
		records.set(65534, SMALL);
		assertEquals(65535, labels(records, Overlap.SMALLER)[7]);
		assertInstanceOf(UnsignedShortType.class, LabelImgs.of(SIZE, records, Overlap.SMALLER).firstElement());
		records.add(record(mask("...#", "...."), 0.5, PlanePosition.FIRST));
		assertArrayEquals(new int[]{1, 1, 65535, 65536, 1, 1, 65535, 65535}, labels(records, Overlap.SMALLER));
		assertInstanceOf(IntType.class, LabelImgs.of(SIZE, records, Overlap.SMALLER).firstElement());
	}

	@Test
	void refusesMasksOfAnotherSize() {
		final String message = assertThrows(IllegalArgumentException.class, () -> LabelImgs.of(new FinalDimensions(4,
				3), List.of(LARGE), Overlap.SMALLER)).getMessage();
		assertEquals("mask 1 must be of 4 x 3 pixels, it is a " + LARGE.mask(), message);
	}

	private static int[] labels(final List<MaskRecord> records, final Overlap overlap) {
		final Img<? extends IntegerType<?>> labels = LabelImgs.of(SIZE, records, overlap);
		final int[] values = new int[8];
		final Cursor<? extends IntegerType<?>> cursor = labels.localizingCursor();
		while (cursor.hasNext()) {
			final int value = cursor.next().getInteger();
			values[cursor.getIntPosition(1) * 4 + cursor.getIntPosition(0)] = value;
		}
		return values;
	}
}
