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
import java.util.NoSuchElementException;
import java.util.Optional;

import fiji.plugin.mobilesam.image.RgbImage;
import fiji.plugin.mobilesam.mask.BinaryMask;
import fiji.plugin.mobilesam.prompt.PlanePosition;
import fiji.plugin.mobilesam.prompt.PromptSet;

/**
 * Some of the masks of a plane, which keep their ids. The overlay, which shows them all, is left out.
 *
 * @param plane all of them
 * @param indices of the entries that are left
 */
public record SelectedPlane(ResultPlane plane, List<Integer> indices) implements ResultPlane {

	public SelectedPlane {
		indices = List.copyOf(indices);
	}

	@Override
	public PlanePosition position() {
		return plane.position();
	}

	@Override
	public int width() {
		return plane.width();
	}

	@Override
	public int height() {
		return plane.height();
	}

	@Override
	public Attributes attributes() {
		return plane.attributes();
	}

	@Override
	public List<MaskEntry> entries() {
		final List<MaskEntry> all = plane.entries();
		return indices.stream().map(all::get).toList();
	}

	@Override
	public boolean hasImage() {
		return plane.hasImage();
	}

	@Override
	public RgbImage image() throws IOException {
		return plane.image();
	}

	@Override
	public Optional<SourceFormat> sourceFormat() {
		return plane.sourceFormat();
	}

	@Override
	public SourceImage source() throws IOException {
		return plane.source();
	}

	@Override
	public boolean hasOverlay() {
		return false;
	}

	@Override
	public RgbaImage overlay() {
		throw new NoSuchElementException("a selection of masks has no overlay");
	}

	@Override
	public BinaryMask mask(final int index) throws IOException {
		return plane.mask(indices.get(index));
	}

	@Override
	public PromptSet prompt(final int index) throws IOException {
		return plane.prompt(indices.get(index));
	}
}
