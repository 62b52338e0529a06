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

package fiji.plugin.mobilesam.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.event.KeyEvent;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.DisabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import fiji.plugin.mobilesam.commands.ImageKind;
import fiji.plugin.mobilesam.commands.OpenDialog;
import fiji.plugin.mobilesam.commands.RunningImageJ;
import fiji.plugin.mobilesam.imagej.MaskRois;
import fiji.plugin.mobilesam.mask.BinaryMask;
import ij.ImagePlus;
import ij.gui.Roi;
import ij.plugin.frame.RoiManager;

/** The tool on images of all kinds, used by mouse and keys. */
@Tag("display")
@DisabledIf(value = "java.awt.GraphicsEnvironment#isHeadless", disabledReason = "needs a display, such as that of xvfb-run")
class ToolDisplayTest {

	@BeforeEach
	void startImageJ() throws Exception {
		RunningImageJ.fresh();
		ToolUser.chooseRectangle();
		ToolUser.chooseTool();
	}

	@ParameterizedTest
	@EnumSource
	void aClickAndEnterPutTheMaskInTheRoiManager(final ImageKind kind) throws Exception {
		final ImagePlus image = kind.show();
		final ToolUser user = new ToolUser(image);
		user.click(60, 60);
		user.waitForMask();
		user.key(KeyEvent.VK_ENTER);
		OpenDialog.waitUntil("it is accepted", () -> RoiManager.getInstance() != null && RoiManager.getInstance()
				.getCount() == 1);
		final Roi roi = RoiManager.getInstance().getRoi(0);
		final BinaryMask disc = MaskRois.mask(ImageKind.discs().get(0), ImageKind.WIDTH, ImageKind.HEIGHT);
		final double iou = MaskRois.mask(roi, ImageKind.WIDTH, ImageKind.HEIGHT).iou(disc);
		assertTrue(iou > 0.8, "IoU " + iou);
		assertEquals("mask-0001", roi.getName());
	}
}
