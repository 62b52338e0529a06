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
package fiji.plugin.mobilesam.results;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import fiji.plugin.mobilesam.image.RgbImage;
import fiji.plugin.mobilesam.mask.BinaryMask;
import fiji.plugin.mobilesam.prompt.MaskRecord;
import fiji.plugin.mobilesam.prompt.PlanePosition;
import fiji.plugin.mobilesam.prompt.PromptSet;

/**
 * One plane of an image and its masks, in memory or in a file. What the table says of the masks is at hand; pixels are
 * made or read at every call, so that a stack or thousands of masks need not fit into memory.
 */
public interface ResultPlane {

	/** Where the plane lies in its stack. */
	PlanePosition position();

	/** Width, pixels. */
	int width();

	/** Height, pixels. */
	int height();

	/** What is known of the image, such as the contrast policy and its numbers. */
	Attributes attributes();

	/** What the table says of the masks. */
	List<MaskEntry> entries();

	/** Whether the image is there; files may leave it out. */
	boolean hasImage();

	/** The image as the network saw it, when it is there. */
	RgbImage image() throws IOException;

	/** The kind of pixels it was made from, where they are there and are not 8-bit RGB. */
	Optional<SourceFormat> sourceFormat();

	/** The pixels it was made from, of {@link #sourceFormat}. */
	SourceImage source() throws IOException;

	/** Whether there is a picture of the masks. */
	boolean hasOverlay();

	/** The masks, to be laid over the image, when there is such a picture. */
	RgbaImage overlay() throws IOException;

	/** @param index of the entry */
	BinaryMask mask(int index) throws IOException;

	/** @param index of the entry */
	PromptSet prompt(int index) throws IOException;

	/**
	 * A mask with all that is known of it.
	 *
	 * @param index of the entry
	 */
	default MaskRecord record(final int index) throws IOException {
		final MaskEntry entry = entries().get(index);
		return new MaskRecord(mask(index), entry.predictedIou(), entry.stabilityScore(), prompt(index), entry.cropBox(),
				position(), Optional.empty());
	}
}
