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

import java.io.IOException;

import fiji.plugin.mobilesam.imagej.Planes;
import fiji.plugin.mobilesam.inference.SamModel;
import fiji.plugin.mobilesam.progress.Progress;
import fiji.plugin.mobilesam.session.SamSession;

/** Encodes the planes of one image after the other. Not for several threads. */
final class PlaneEncoder {

	private final SamSession session;
	/** Whose values are known, and for what; null at first. */
	private Planes planes;
	private Target of;

	PlaneEncoder(final SamSession session) {
		this.session = session;
	}

	/** Forgets what it knows of the values of the image, which have changed. */
	void refresh() {
		planes = null;
		of = null;
	}

	/**
	 * Encodes a plane, unless the session has it.
	 *
	 * @param target the plane
	 * @param progress asked whether to go on
	 * @throws IOException if there is no such model or it fails
	 * @throws IllegalArgumentException if the settings do not suit the image
	 */
	EncodedPlane encode(final Target target, final Progress progress) throws IOException {
		progress.checkCanceled();
		if (of == null || of.plane().image() != target.plane().image() || of.settings() != target.settings()) {
			planes = target.settings().planes(target.plane().image());
			of = target;
		}
		final SamModel model = session.model(target.settings().model());
		return new EncodedPlane(target.plane().position(), model.manifest().id(), session.encode(model, planes.plane(
				target.plane().position()).rgb(), target.plane().image(), progress));
	}
}
