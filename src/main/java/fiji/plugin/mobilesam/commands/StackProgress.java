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
package fiji.plugin.mobilesam.commands;

import fiji.plugin.mobilesam.progress.Progress;

/**
 * The part that one plane of several has in the whole.
 *
 * @param whole progress of all planes
 * @param index of the plane, from 0
 * @param planes how many there are
 */
record StackProgress(Progress whole, int index, int planes) implements Progress {

	@Override
	public void update(final long done, final long total, final String step) {
		final String plane = planes == 1 ? "" : "plane %d of %d, ".formatted(index + 1, planes);
		whole.update(index * total + done, planes * total, plane + step);
	}

	@Override
	public boolean isCanceled() {
		return whole.isCanceled();
	}

	@Override
	public void checkCanceled() {
		whole.checkCanceled();
	}
}
