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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import fiji.plugin.mobilesam.prompt.PlanePosition;
import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.gui.Roi;

class StackPositionsTest {

	private static final PlanePosition SHOWN = new PlanePosition(1, 2, 1);

	private final ImagePlus hyperstack = IJ.createHyperStack("hyper", 4, 4, 2, 3, 2, 8);
	private final ImagePlus stack = IJ.createImage("stack", "8-bit", 4, 4, 5);
	private final ImagePlus single = IJ.createImage("single", "8-bit", 4, 4, 1);
	private final Roi roi = new Roi(0, 0, 2, 2);

	@BeforeEach
	void showChannelsApart() {
		((CompositeImage) hyperstack).setMode(IJ.GRAYSCALE);
	}

	@Test
	void inAHyperstackItIsChannelSliceAndFrame() {
		StackPositions.set(roi, new PlanePosition(2, 3, 1), hyperstack);

		assertEquals(2, roi.getCPosition());
		assertEquals(3, roi.getZPosition());
		assertEquals(1, roi.getTPosition());
		assertEquals(new PlanePosition(2, 3, 1), StackPositions.get(roi, hyperstack, SHOWN));
	}

	@Test
	void whereChannelsAreSeenTogetherTheSelectionIsOnAllOfThem() {
		StackPositions.set(roi, new PlanePosition(PlanePosition.ALL_CHANNELS, 3, 2), hyperstack);

		assertEquals(0, roi.getCPosition());
		assertEquals(new PlanePosition(1, 3, 2), StackPositions.get(roi, hyperstack, SHOWN));
	}

	@Test
	void whereChannelsAreShownTogetherTheSelectionOfOneIsSeenWithAll() {
		((CompositeImage) hyperstack).setMode(IJ.COMPOSITE);
		StackPositions.set(roi, new PlanePosition(2, 3, 2), hyperstack);

		assertEquals(List.of(0, 3, 2), List.of(roi.getCPosition(), roi.getZPosition(), roi.getTPosition()));
	}

	@Test
	void inAPlainStackItIsTheNumber() {
		StackPositions.set(roi, new PlanePosition(1, 4, 1), stack);

		assertFalse(roi.hasHyperStackPosition());
		assertEquals(4, roi.getPosition());
		assertEquals(new PlanePosition(1, 4, 1), StackPositions.get(roi, stack, SHOWN));
	}

	@Test
	void inASingleImageThereIsNone() {
		roi.setPosition(3);

		StackPositions.set(roi, PlanePosition.FIRST, single);

		assertEquals(0, roi.getPosition());
		assertEquals(PlanePosition.FIRST, StackPositions.get(roi, single, PlanePosition.FIRST));
	}

	@Test
	void aSelectionWithoutAPlaneBelongsToThePlaneShown() {
		assertEquals(SHOWN, StackPositions.get(roi, stack, SHOWN));
		roi.setPosition(0, 3, 0);
		assertEquals(new PlanePosition(1, 3, 1), StackPositions.get(roi, hyperstack, SHOWN));
	}

	@Test
	void aPlaneThatTheImageDoesNotHaveIsAnError() {
		roi.setPosition(6);
		assertThrows(IllegalArgumentException.class, () -> StackPositions.get(roi, stack, SHOWN));
		roi.setPosition(3, 1, 1);
		assertThrows(IllegalArgumentException.class, () -> StackPositions.get(roi, hyperstack, SHOWN));
	}
}
