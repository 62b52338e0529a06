// Segments an image from points, from boxes and everything in it, and saves what was found.
// In Fiji: Templates > MobileSAM in the script editor. It asks for the two files; a headless run names them.

#@ File (label = "Image") file
#@ File (label = "Save into", style = "directory") folder
#@ CommandService commands
#@output labels
#@output score
#@output objects

import fiji.plugin.mobilesam.EncodedImage
import fiji.plugin.mobilesam.MobileSam
import fiji.plugin.mobilesam.export.RoiSet
import fiji.plugin.mobilesam.imagej.ContrastPolicy
import fiji.plugin.mobilesam.imagej.LabelImages
import fiji.plugin.mobilesam.imagej.MaskRois
import fiji.plugin.mobilesam.imagej.MaskTable
import fiji.plugin.mobilesam.imagej.Overlap
import fiji.plugin.mobilesam.imagej.RoiStyle
import fiji.plugin.mobilesam.imagej.SegmentedImage
import fiji.plugin.mobilesam.inference.RuntimeOptions
import fiji.plugin.mobilesam.progress.Progress
import fiji.plugin.mobilesam.prompt.BoxPrompt
import fiji.plugin.mobilesam.prompt.PlanePosition
import fiji.plugin.mobilesam.prompt.PointPrompt
import fiji.plugin.mobilesam.prompt.PromptSet
import ij.IJ

image = IJ.openImage(file.path)

// 1. The classes of the engine. Nothing is shown and nothing is remembered.
try (sam = MobileSam.open("nano", RuntimeOptions.DEFAULT)) {
	// The slow part, once an image; then as many prompts as you like.
	encoded = sam.encode(image, ContrastPolicy.AUTO, Progress.NONE)

	// An object by a point on it. (159.5, 52.5) is the centre of pixel 159, 52.
	// Most models propose several masks for a lone point: it may mean a part or the whole.
	byPoint = EncodedImage.best(encoded.predict(PromptSet.ofPoints(PointPrompt.on(159.5, 52.5))))
	score = byPoint.predictedIou()
	println "object at the point: ${byPoint.mask().area()} pixels, predicted IoU $score"

	// The same, but not the neighbour, on which another point lies.
	corrected = PromptSet.ofPoints(PointPrompt.on(159.5, 52.5), PointPrompt.beside(155.5, 95.5))
	println "corrected by a point beside it: ${EncodedImage.best(encoded.predict(corrected)).mask().area()} pixels"

	// Objects by boxes around them: left, top, right, bottom.
	boxes = [new BoxPrompt(126, 24, 194, 82), new BoxPrompt(76, 78, 120, 123)]
	byBox = boxes.collect { box -> EncodedImage.best(encoded.predict(PromptSet.ofBox(box))) }

	// Everything, with the thresholds that suit the model.
	everything = sam.segmentEverything(image, ContrastPolicy.AUTO, sam.suitedOptions().withPointsPerSide(16),
			Progress.NONE)

	// Masks become selections, a label image and a table.
	inBoxes = new SegmentedImage(image, [PlanePosition.FIRST], byBox, "nano")
	RoiSet.write(MaskRois.rois(inBoxes, RoiStyle.DEFAULT), new File(folder, "boxes.zip").toPath(), true)
	found = new SegmentedImage(image, [PlanePosition.FIRST], everything, "nano")
	IJ.saveAsTiff(LabelImages.labels(found, Overlap.HIGHER_SCORE), new File(folder, "labels.tif").path)
	MaskTable.of(found).save(new File(folder, "masks.csv").path)
}

// 2. The command of the menu, as the recorder writes it. It works on the image and shows what the options say:
//    here it puts the masks into the overlay, with their scores.
IJ.run(image, "Segment Everything...", "model=nano points_per_side=16 roi_manager=false overlay")
image.overlay.each { roi -> println "${roi.name}: predicted IoU ${roi.getProperty('predicted_iou')}" }

// 3. The same command with its results handed over.
done = commands.run("fiji.plugin.mobilesam.commands.SegmentEverythingCommand", true, "image", image,
		"options", "model=nano points_per_side=16 roi_manager=false").get()
labels = done.getOutput("labels")
objects = done.getOutput("count")
